# Two waves of a survey on one stacked design with the wave as stratum, each raked to its own margins, by R survey 4.1-1 (Debian):
# writes waves.csv (made-up answers: a need is named or not, and not satisfied with or satisfied) and waves_golden.csv.
suppressMessages(library(survey)); options(digits=12)
set.seed(20, kind="Mersenne-Twister", normal.kind="Inversion", sample.kind="Rejection")
needs<-c("wifi","help","parking","schools")
wave<-function(name,n,age,worth) {
  d<-data.frame(wave=name,age=sample(c("young","mid","old"),n,TRUE,age),sex=sample(c("f","m"),n,TRUE,c(.6,.4)))
  top<-t(sapply(seq_len(n),function(i) needs %in% sample(needs,2,prob=worth*ifelse(d$age[i]=="old",c(.5,2,1,1),1))))
  unmet<-sapply(c(.7,.5,.6,.4),function(p) runif(n)<p+ifelse(d$sex=="f",.1,-.1))
  for (k in 1:4) { d[[paste0("t.",needs[k])]]<-as.integer(top[,k]); d[[paste0("d.",needs[k])]]<-as.integer(unmet[,k]) }
  d
}
d<-rbind(wave("then",180,c(.5,.3,.2),c(4,2,2,1)),wave("now",240,c(.3,.3,.4),c(2,2,3,1)))
write.csv(d,"waves.csv",row.names=FALSE,quote=FALSE)
d$wave<-factor(d$wave,c("then","now")); d$age<-factor(d$age,c("young","mid","old")); d$sex<-factor(d$sex)
for (need in needs) d[[need]]<-d[[paste0("t.",need)]]*d[[paste0("d.",need)]]
G<-list(); put<-function(k,v) G[[length(G)+1]]<<-data.frame(key=k,value=sprintf("%.15g",as.numeric(v)))
des<-svydesign(id=~1,strata=~wave,weights=~1,data=d)
shares<-list(then=c(young=.30,mid=.35,old=.35,f=.52,m=.48),now=c(young=.28,mid=.34,old=.38,f=.51,m=.49))
n<-table(d$wave)
pop<-c(wavethen=n[["then"]],wavenow=n[["now"]])
for (w in c("then","now")) for (level in c("mid","old")) pop[paste0("wave",w,":age",level)]<-n[[w]]*shares[[w]][[level]]
for (w in c("then","now")) pop[paste0("wave",w,":sexm")]<-n[[w]]*shares[[w]][["m"]]
names<-colnames(model.matrix(~0+wave+wave:age+wave:sex,d))
raked<-calibrate(des,~0+wave+wave:age+wave:sex,pop[names],calfun="raking",epsilon=1e-13,maxit=100)
# Each wave by svyby; the change as a contrast of totals, with their covariance (svyby(covmat=TRUE) stops on this design in 4.1-1).
for (which in c("plain","raked")) for (need in needs) {
  one<-if (which=="plain") des else raked
  by<-svyby(as.formula(paste0("~",need)),~wave,one,svymean)
  put(paste(which,need,names(coef(by)),"est",sep="."),coef(by)); put(paste(which,need,names(coef(by)),"se",sep="."),SE(by))
  both<-update(one,now=as.numeric(wave=="now"),then=as.numeric(wave=="then"),unow=now*get(need),uthen=then*get(need))
  change<-svycontrast(svytotal(~unow+uthen+now+then,both),quote(unow/now-uthen/then))
  put(paste(which,need,"change.est",sep="."),coef(change)); put(paste(which,need,"change.se",sep="."),SE(change))
}
put("range.low",min(weights(raked))); put("range.high",max(weights(raked)))
o<-do.call(rbind,G); write.csv(o,"waves_golden.csv",row.names=FALSE); print(o,row.names=FALSE)
