"""Words that say nothing by themselves: passed over in a question, unless it has no others.

In their plain form (`forum.search.words`). Short lists: a word that means something in another of the languages, such
as the French "son" or the Spanish "sin", is not in them.
"""

_ENGLISH = """
    a about an and any are as at be been but by can could do does for from had has have how i if in into is it its of on
    or our shall should so than that the their them then there these they this those to was we were what when where
    which who why will with would you your
"""
_FRENCH = """
    au aux avec c ce ces cette comment d dans de des du elle elles en est et il ils j je l la le les leur leurs lui m
    mais n ne nos notre nous ou par pas pour qu que quel quelle quels quelles qui s sa se ses si sont sur t un une vos
    votre vous y
"""
_SPANISH = """
    al como con cual cuales cuando de del donde el ella ellas ellos en entre es esta este esto ha han hay la las lo los
    mas mi muy no o para pero por porque que quien se ser si sobre son su sus un una unas unos y
"""
_RUSSIAN = """
    а без бы был была были было быть в во вы где для до его ее если есть еще же за и из или им их к как ко когда кто ли
    мы на над не но о об от по под при с со так также то только ты у уже чем что чтобы это этот я
"""
_ARABIC = """
    او اي ان انه ام الي اذا ب بها به بين تلك ثم حتي ذلك عن عند علي في فيه فيها قد كان كانت كل كم كما كيف ل لا لم لن له
    لها ليس ما متي مع من هذا هذه هل هو هي و ولا وفي ومن
"""

PASSED_OVER = frozenset(f"{_ENGLISH} {_FRENCH} {_SPANISH} {_RUSSIAN} {_ARABIC}".split())
